package org.barsrouter.console.page.http;

import org.barsrouter.console.page.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What is shown when there is no page, or none can be made.
@RestControllerAdvice
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Pages pages;

    Failures(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ResponseEntity<String> unknown(Visit visit) {
        return pages.trouble(
                HttpStatus.NOT_FOUND,
                visit.frame("Page not found"),
                "There is no such page. Check the address, or begin at the overview.");
    }

    @ExceptionHandler(NotAllowedException.class)
    ResponseEntity<String> refused(Visit visit) {
        return pages.trouble(
                HttpStatus.FORBIDDEN,
                visit.frame("Not allowed"),
                "Your role does not allow this. An administrator can give you one that does.");
    }

    @ExceptionHandler
    ResponseEntity<String> broken(Visit visit, Exception problem) {
        LOG.atError().setCause(problem).log("a page could not be made");
        return pages.trouble(
                HttpStatus.INTERNAL_SERVER_ERROR,
                visit.frame("Problem with the console"),
                "This page could not be made; the fault is ours and is in the console’s log.");
    }
}
