package org.barsrouter.console.page;

import org.barsrouter.console.access.Permission;
import org.barsrouter.console.access.Person;
import org.jspecify.annotations.Nullable;

/// What stands around a page.
///
/// @param title of the page; never with an id or anything of a patient
/// @param section that it belongs to, null for none
public record Frame(String title, @Nullable Section section, Visit visit) {

    public boolean may(Permission permission) {
        Person person = visit.person();
        return person != null && person.may(permission);
    }
}
