package org.barsrouter.schemas.cluster;

import java.util.Map;
import java.util.TreeMap;
import org.barsrouter.schemas.topic.Topic;

/// The settings in Kafka's own names that a topic is created with and checked for.
final class TopicSettings {
    private TopicSettings() {}

    static Map<String, String> of(Topic<?, ?> topic) {
        Map<String, String> settings = new TreeMap<>(topic.settings());
        settings.put("cleanup.policy", topic.cleanup().setting());
        return settings;
    }
}
