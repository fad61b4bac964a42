package org.barsrouter.journal.fact;

/// Where a Kafka record lies. It is the event id of whatever the record says, so that reading a
/// record twice says nothing new.
public record RecordPosition(String topic, int partition, long offset)
        implements Comparable<RecordPosition> {

    @Override
    public int compareTo(RecordPosition other) {
        int byTopic = topic.compareTo(other.topic);
        int byPartition = Integer.compare(partition, other.partition);
        int first = byTopic != 0 ? byTopic : byPartition;
        return first != 0 ? first : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
