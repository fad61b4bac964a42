package org.barsrouter.peer.springretry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaRetryTopic;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Reads the topic with one listener thread per partition and posts every record to the address in
/// its headers.
///
/// Arguments: bootstrap servers, topic, group, call time-out in milliseconds, partitions.
public final class SpringRetryPeer {
    private SpringRetryPeer() {}

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("servers", args[0]);
        System.setProperty("topic", args[1]);
        System.setProperty("group", args[2]);
        System.setProperty("timeout", args[3]);
        System.setProperty("partitions", args[4]);
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(Listening.class)) {
            System.out.println("ready " + context.getBeanDefinitionCount());
            new CountDownLatch(1).await();
        }
    }

    /// The beans.
    @Configuration
    @EnableKafkaRetryTopic
    public static class Listening {
        @Bean
        KafkaAdmin admin() {
            return new KafkaAdmin(Map.of("bootstrap.servers", System.getProperty("servers")));
        }

        @Bean
        ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory() {
            ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                    new ConcurrentKafkaListenerContainerFactory<>();
            factory.setConsumerFactory(
                    new DefaultKafkaConsumerFactory<>(
                            Map.of(
                                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    System.getProperty("servers"),
                                    ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                    10_000,
                                    ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                                    2_000,
                                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                    "earliest"),
                            new StringDeserializer(),
                            new ByteArrayDeserializer()));
            return factory;
        }

        @Bean
        KafkaTemplate<String, byte[]> defaultRetryTopicKafkaTemplate() {
            return new KafkaTemplate<>(
                    new DefaultKafkaProducerFactory<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    System.getProperty("servers")),
                            new StringSerializer(),
                            new ByteArraySerializer()));
        }

        @Bean
        TaskScheduler taskScheduler() {
            return new ThreadPoolTaskScheduler();
        }

        @Bean
        Delivering delivering() {
            return new Delivering(
                    new Posting(Duration.ofMillis(Long.getLong("timeout", 5_000)), 64));
        }
    }
}
