package org.barsrouter.console.page.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.barsrouter.console.access.Permission;

/// What somebody must be allowed to do to get this page. A page that says nothing is refused to
/// everybody.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
    Permission value();
}
