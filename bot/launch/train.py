"""`python -m bot.launch.train <folder> <name>`, run in the project's top folder: train once, in this process."""

import sys

from bot.launch.quiet import configure_logs, quieten


def train(folder: str, name: str) -> None:
    """Train a model named `name` into `folder`, without Rasa's cache, which does not notice changed components."""
    quieten()
    import rasa  # after `quieten`, which TensorFlow reads when it is imported

    configure_logs()
    rasa.train(
        domain="domain.yml",
        config="config.yml",
        training_files=["nlu_data"],
        output=folder,
        fixed_model_name=name,
        force_training=True,
    )


if __name__ == "__main__":
    train(*sys.argv[1:])
