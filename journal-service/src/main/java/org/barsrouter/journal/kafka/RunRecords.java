package org.barsrouter.journal.kafka;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.run.RunOrder;
import org.barsrouter.journal.run.RunRefusal;
import org.barsrouter.journal.run.RunStanding;
import org.barsrouter.journal.run.RunState;
import org.barsrouter.schemas.avro.ReplayItem;
import org.barsrouter.schemas.avro.ReplayOrder;
import org.barsrouter.schemas.avro.ReplayRefusal;
import org.barsrouter.schemas.avro.ReplayStanding;
import org.barsrouter.schemas.id.DeliveryId;

/// Turns runs into what stands in `bars.replays`, and back.
final class RunRecords {
    private RunRecords() {}

    static ReplayOrder order(RunOrder order) {
        return ReplayOrder.newBuilder()
                .setOrderedAt(order.ordered().at())
                .setOrderedBy(order.ordered().actor())
                .setReason(order.ordered().reason())
                .setSelection(new HashMap<>(order.selection()))
                .setForced(order.terms().strength() == ReplayWish.Strength.FORCED)
                .setTellsAgain(order.terms().telling() == RunOrder.Telling.AGAIN)
                .setPerSecond(order.terms().perSecond())
                .setExpectedDuplicates(order.expectedDuplicates())
                .setNeedsApproval(order.needsApproval())
                .setItems(
                        order.items().stream()
                                .map(item ->
                                        new ReplayItem(
                                                item.old().toString(), item.next().generation()))
                                .toList())
                .setRefused(refused(order.refused()))
                .build();
    }

    static RunOrder order(RunId id, ReplayOrder order) {
        return new RunOrder(
                id,
                new Act(order.getOrderedBy(), null, order.getReason(), order.getOrderedAt()),
                Map.copyOf(order.getSelection()),
                new RunOrder.Terms(
                        order.getForced()
                                ? ReplayWish.Strength.FORCED
                                : ReplayWish.Strength.CAREFUL,
                        order.getPerSecond(),
                        order.getTellsAgain() ? RunOrder.Telling.AGAIN : RunOrder.Telling.ONCE),
                order.getNeedsApproval(),
                order.getExpectedDuplicates(),
                order.getItems().stream().map(RunRecords::item).toList(),
                refusals(order.getRefused()));
    }

    static ReplayStanding standing(RunStanding standing) {
        return ReplayStanding.newBuilder()
                .setState(standing.state().name())
                .setChangedAt(standing.last().at())
                .setChangedBy(standing.last().by())
                .setWhy(standing.last().why())
                .setApprovedBy(standing.approvedBy())
                .setHandled(standing.handled())
                .setAppended(standing.appended())
                .setForgiven(standing.forgiven())
                .setRefused(refused(standing.refused()))
                .build();
    }

    static RunStanding standing(ReplayStanding standing) {
        return new RunStanding(
                RunState.valueOf(standing.getState()),
                new RunStanding.Change(
                        standing.getChangedAt(), standing.getChangedBy(), standing.getWhy()),
                standing.getApprovedBy(),
                standing.getHandled(),
                standing.getAppended(),
                standing.getForgiven(),
                refusals(standing.getRefused()));
    }

    private static ReplayDecision.Replay item(ReplayItem item) {
        DeliveryId old = DeliveryId.parse(item.getDeliveryId());
        return new ReplayDecision.Replay(
                old, new DeliveryId(old.messageId(), item.getGeneration()));
    }

    private static List<ReplayRefusal> refused(List<RunRefusal> refused) {
        return refused.stream().map(one -> new ReplayRefusal(one.id(), one.why().code())).toList();
    }

    private static List<RunRefusal> refusals(List<ReplayRefusal> refused) {
        return refused.stream()
                .flatMap(one ->
                        refusal(one.getCode())
                                .map(why -> new RunRefusal(one.getId(), why))
                                .stream())
                .toList();
    }

    private static Optional<JournalRefusal> refusal(String code) {
        return Arrays.stream(JournalRefusal.values())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }
}
