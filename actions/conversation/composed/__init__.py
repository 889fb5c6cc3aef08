"""From a question to the parts that answer it, and what is offered behind them."""
