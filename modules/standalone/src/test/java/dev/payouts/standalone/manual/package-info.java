@NullMarked
package dev.payouts.standalone.manual;

import org.jspecify.annotations.NullMarked;
