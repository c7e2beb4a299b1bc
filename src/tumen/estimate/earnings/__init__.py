"""What the sending state earns with its workers: claims of pay, a model of pay, the simulation through all factors."""
