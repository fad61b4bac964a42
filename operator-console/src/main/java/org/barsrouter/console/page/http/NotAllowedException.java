package org.barsrouter.console.page.http;

/// Somebody asked for what their roles do not grant.
final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAllowedException() {
        super("not allowed");
    }
}
