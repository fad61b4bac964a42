package org.barsrouter.harness.simulation.cli;

/// When a sweep over seeds stops early.
enum Stop {
    FIRST,
    NEVER
}
