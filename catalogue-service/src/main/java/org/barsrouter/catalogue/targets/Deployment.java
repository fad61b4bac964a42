package org.barsrouter.catalogue.targets;

/// Which deployment's rules a file is held against.
public enum Deployment {
    INT,
    PROD,
    SANDBOX
}
