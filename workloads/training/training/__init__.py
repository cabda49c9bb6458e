"""Training over several containers and machines: PyTorch with its own process groups, TensorFlow with Horovod."""
