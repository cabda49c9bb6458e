"""Principal components of a data set that is spread over partitions."""
