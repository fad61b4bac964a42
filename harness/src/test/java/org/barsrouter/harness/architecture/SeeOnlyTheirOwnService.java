package org.barsrouter.harness.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// A class of one service depends on no class of another.
final class SeeOnlyTheirOwnService extends ArchCondition<JavaClass> {
    private final Set<String> services;

    SeeOnlyTheirOwnService(Set<String> services) {
        super("see only their own service");
        this.services = services;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String own = moduleOf(type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            String other = moduleOf(dependency.getTargetClass());
            if (!other.equals(own) && services.contains(other)) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    private static String moduleOf(JavaClass type) {
        String[] segments = type.getPackageName().split("\\.", -1);
        boolean ours = segments.length > 2 && segments[1].equals("barsrouter");
        return ours ? segments[2] : "";
    }
}
