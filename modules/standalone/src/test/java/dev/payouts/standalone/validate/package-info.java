@NullMarked
package dev.payouts.standalone.validate;

import org.jspecify.annotations.NullMarked;
