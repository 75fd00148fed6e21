"""Who speaks: offices, bodies, unnamed sources, documents."""
