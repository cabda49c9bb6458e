"""Servers for the tests of the workloads.

S3 (s3rver) and DynamoDB (dynalite) are npm packages, and PostgreSQL is PostgreSQL. The others here are small stand-ins that speak the wire
protocol of an AWS service for the few operations that the workloads use, so that the real SDKs talk to them over HTTP. They are no proof of
what AWS itself does.
"""
