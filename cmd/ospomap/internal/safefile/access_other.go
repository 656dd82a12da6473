//go:build !linux

package safefile

import "os"

// keepAccess does nothing: access lists are kept on Linux only.
func keepAccess(*os.File, *os.File) error { return nil }
