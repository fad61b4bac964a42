package org.barsrouter.journal;

import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;

/// The journal as a program of its own; the sandbox starts the same one in its own JVM.
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, KafkaAutoConfiguration.class})
@EnableConfigurationProperties({JournalProperties.class, BarsProperties.class})
public class JournalApplication {

    /// The application with its own configuration file, `journal-service.yaml`.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(JournalApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=journal-service");
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
