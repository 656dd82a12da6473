//go:build !unix

package safefile

import (
	"io/fs"
	"os"
)

// nonblock is 0: there are no named pipes in the file system.
const nonblock = 0

// linked always returns false: hard links can't be detected.
func linked(fs.FileInfo) bool { return false }

// keepOwner does nothing: files inherit their access rights from the folder.
func keepOwner(*os.File, fs.FileInfo) error { return nil }
