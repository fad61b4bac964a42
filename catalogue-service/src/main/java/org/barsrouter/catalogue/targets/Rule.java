package org.barsrouter.catalogue.targets;

/// The rules that a file is held against. Names are stable: reports and scripts carry them.
public enum Rule {
    /// One UTF-8 JSON object of the national shape, no key twice.
    J1,
    /// The identifier system is registered, in its canonical spelling.
    J2,
    /// The identifier's value has the form of its system.
    J3,
    /// No service twice after canonicalising.
    J4,
    /// An absolute URL that can be a base URL, no placeholder.
    U1,
    /// The host is written without case; paths differ in more than case.
    U2,
    /// No trailing slash and no default port.
    U3,
    /// The address is allowed in this environment and leads out of our own network.
    U4,
    /// A base URL is one installation of one product of one supplier.
    E1,
    /// The provider of a service is an ODS code with a name.
    E2,
    /// National test targets never enter production.
    E3,
    /// So many removals and moves want somebody to repeat their counts.
    S1,
    /// A service that is removed has evidence of its retirement.
    S2,
    /// After the import the resolver gives the file's address for every service.
    V1,
    /// A line of a list of switches can be planned.
    P1
}
