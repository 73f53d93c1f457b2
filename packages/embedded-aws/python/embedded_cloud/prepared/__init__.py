"""What others made before a deployment, put into moto under the ids that an environment file names."""
