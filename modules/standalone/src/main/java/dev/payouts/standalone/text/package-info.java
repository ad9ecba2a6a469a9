/** What people see: tables, progress, numbers. */
@NullMarked
package dev.payouts.standalone.text;

import org.jspecify.annotations.NullMarked;
