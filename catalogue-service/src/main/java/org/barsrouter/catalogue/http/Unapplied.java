package org.barsrouter.catalogue.http;

import org.barsrouter.catalogue.app.ReviewChangeSets;
import org.barsrouter.catalogue.change.Catalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The catalogue as it would be with a change-set that is not applied.
@Component
public final class Unapplied {
    private final ReviewChangeSets review;

    Unapplied(ReviewChangeSets review) {
        this.review = review;
    }

    /// What a change-set leads to.
    ///
    /// @param changeSet its id; absent is the catalogue as it is
    public Catalogue catalogue(Catalogue now, @Nullable String changeSet) {
        if (changeSet == null) {
            return now;
        }
        ReviewChangeSets.Preview preview =
                review.preview(
                        now,
                        review.find(now, changeSet)
                                .orElseThrow(() ->
                                        new FaultException(
                                                Fault.CHANGE_SET_UNKNOWN,
                                                "There is no change-set " + changeSet + ".")));
        if (!preview.problems().isEmpty()) {
            throw ChangeAnswers.refused(preview.problems());
        }
        return preview.catalogue();
    }
}
