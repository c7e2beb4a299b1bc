"""What the sending state earns with its workers: pay claims, a model of pay, and the simulation through every factor."""
