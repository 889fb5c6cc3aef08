"""What is asked of one subject: a topic, a harm, a situation, a study, a guideline."""
