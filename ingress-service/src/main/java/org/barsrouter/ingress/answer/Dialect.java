package org.barsrouter.ingress.answer;

/// How refusals are written.
public enum Dialect {
    /// Codes, issue types and addresses of the standard, with an id for every answer.
    STRICT,
    /// Word for word as the national proxy writes them today, whose clients compare whole bodies.
    /// What that proxy never says is written as in {@link #STRICT}.
    NHS_LIVE
}
