package org.barsrouter.catalogue.http;

import java.io.Serial;
import org.springframework.http.ProblemDetail;

/// Carries a fault from a controller to whoever answers it: [FaultAdvice], or the FHIR API.
public final class FaultException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient ProblemDetail problem;

    /// @param detail what happened and the remedy, in a sentence
    public FaultException(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
        this.problem = problem(fault, detail);
    }

    public FaultException with(String property, Object value) {
        problem.setProperty(property, value);
        return this;
    }

    public Fault fault() {
        return fault;
    }

    ProblemDetail problem() {
        return problem;
    }

    static ProblemDetail problem(Fault fault, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(fault.status(), detail);
        problem.setTitle(fault.title());
        problem.setProperty("code", fault.code());
        return problem;
    }
}
