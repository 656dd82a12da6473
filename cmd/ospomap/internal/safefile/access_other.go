//go:build !linux

package safefile

import "os"

// keepAccess does nothing: access lists are supported only on Linux.
func keepAccess(*os.File, *os.File) error { return nil }
