/** What a person can ask for, by button or by key. */
@NullMarked
package dev.koan.app.command;

import org.jspecify.annotations.NullMarked;
