package org.barsrouter.catalogue.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers every failure as `application/problem+json` with a code.
@RestControllerAdvice
class FaultAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(FaultAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(FaultException e) {
        return answer(e.fault().status(), e.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(TypeMismatchException e) {
        return answer(
                Fault.REQUEST_UNREADABLE.status(),
                FaultException.problem(
                        Fault.REQUEST_UNREADABLE,
                        "The parameter "
                                + e.getPropertyName()
                                + " has a value of the wrong kind."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e) {
        if (e instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            Fault fault =
                    refused.getStatusCode().value() == 404
                            ? Fault.PATH_UNKNOWN
                            : Fault.REQUEST_UNREADABLE;
            ProblemDetail problem = refused.getBody();
            problem.setTitle(fault.title());
            problem.setProperty("code", fault.code());
            return answer(refused.getStatusCode(), problem);
        }
        LOG.atError().setCause(e).log("a request failed");
        return answer(
                Fault.INTERNAL.status(),
                FaultException.problem(
                        Fault.INTERNAL, "Repeat the request; the log of the service says more."));
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status, ProblemDetail problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
