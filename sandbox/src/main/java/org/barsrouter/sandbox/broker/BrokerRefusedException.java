package org.barsrouter.sandbox.broker;

/// The broker does not start; the message says why and how to mend it.
public final class BrokerRefusedException extends RuntimeException {
    BrokerRefusedException(String message) {
        super(message);
    }

    BrokerRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
