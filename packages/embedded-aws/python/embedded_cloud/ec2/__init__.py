"""EC2: moto's backend, with the behaviour it lacks."""
