package org.barsrouter.harness.bench.tally;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/// What happened to each message of one run: the sender writes its line when it is meant to go, the
/// receiver when it comes. Times are nanoseconds of one clock; 0 is never. Messages are numbered
/// from 0 in the order of sending.
public final class Book {
    private final AtomicLongArray intended;
    private final AtomicLongArray arrived;
    private final AtomicIntegerArray repeats;
    private final AtomicIntegerArray service;
    private final AtomicLongArray conversation;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger faultyCalls = new AtomicInteger();

    /// @param most messages that it can hold
    public Book(int most) {
        intended = new AtomicLongArray(most);
        arrived = new AtomicLongArray(most);
        repeats = new AtomicIntegerArray(most);
        service = new AtomicIntegerArray(most);
        conversation = new AtomicLongArray(most);
    }

    /// A message is due to be sent.
    ///
    /// @param of number of its conversation, which belongs to one service
    /// @return its number
    public int send(long at, int toService, long of) {
        int number = sent.getAndIncrement();
        service.set(number, toService);
        conversation.set(number, of);
        intended.set(number, at);
        return number;
    }

    /// The receiver has a message and takes it; whether it is the first time.
    public boolean accept(int number, long at) {
        if (arrived.compareAndSet(number, 0, at)) {
            accepted.incrementAndGet();
            return true;
        }
        repeats.incrementAndGet(number);
        return false;
    }

    /// A call came to a service that does not take messages.
    public void faultyCall() {
        faultyCalls.incrementAndGet();
    }

    public int sent() {
        return sent.get();
    }

    public int accepted() {
        return accepted.get();
    }

    public int faultyCalls() {
        return faultyCalls.get();
    }

    public long intended(int number) {
        return intended.get(number);
    }

    public long arrived(int number) {
        return arrived.get(number);
    }

    public int repeats(int number) {
        return repeats.get(number);
    }

    public int service(int number) {
        return service.get(number);
    }

    public long conversation(int number) {
        return conversation.get(number);
    }
}
