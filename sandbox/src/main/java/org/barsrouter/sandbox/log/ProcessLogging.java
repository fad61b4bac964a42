package org.barsrouter.sandbox.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// Sets the log levels of a process that has no logging configuration of its own: without it, the
/// backend would print every debug line of the broker.
public final class ProcessLogging {
    private ProcessLogging() {}

    /// Our own lines from INFO, everybody else's from WARN. Leaves any other backend than Logback
    /// as it is.
    public static void quieten() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
            context.getLogger("org.barsrouter").setLevel(Level.INFO);
        }
    }
}
