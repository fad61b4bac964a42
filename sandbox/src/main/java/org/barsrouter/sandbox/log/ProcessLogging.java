package org.barsrouter.sandbox.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The logging of a process that holds several applications: one file, one set of levels. Spring
/// Boot would set the same backend up again for every application in the process.
public final class ProcessLogging {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} %msg %kvp{DOUBLE} [%thread]%n";

    private ProcessLogging() {}

    /// Our own lines from INFO, everybody else's from WARN. Leaves any other backend than Logback
    /// as it is.
    public static void quieten() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
            context.getLogger("org.barsrouter").setLevel(Level.INFO);
            context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
            context.getLogger("org.apache.kafka.controller.QuorumController").setLevel(Level.ERROR);
            context.getLogger("org.springframework.boot.StartupInfoLogger").setLevel(Level.WARN);
        }
    }

    /// A log file that can be ended.
    public interface LogFile extends AutoCloseable {
        @Override
        void close();
    }

    /// Writes everything to a file, and nothing to the console, until the result is closed.
    public static LogFile to(Path file) {
        quieten();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return () -> {};
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender("console");
        root.detachAppender("CONSOLE");
        FileAppender<ILoggingEvent> appender = appender(context, file);
        root.addAppender(appender);
        return () -> {
            root.detachAppender(appender);
            appender.stop();
        };
    }

    private static FileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName(file.toString());
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
