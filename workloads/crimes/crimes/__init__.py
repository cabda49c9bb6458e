"""The category of an incident from when, where and how it was reported: training and real-time inference."""
