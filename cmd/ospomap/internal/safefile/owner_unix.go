//go:build unix

package safefile

import (
	"io/fs"
	"os"
	"syscall"
)

// nonblock keeps opening a named pipe from blocking.
const nonblock = syscall.O_NONBLOCK

// linked reports whether a file has more than one hard link.
func linked(f fs.FileInfo) bool {
	is, ok := f.Sys().(*syscall.Stat_t)
	return ok && is.Nlink > 1
}

// keepOwner copies the owner and the group of old to f.
func keepOwner(f *os.File, old fs.FileInfo) error {
	now, err := f.Stat()
	if err != nil {
		return err
	}
	was, ok := old.Sys().(*syscall.Stat_t)
	is, okNow := now.Sys().(*syscall.Stat_t)
	if !ok || !okNow || was.Uid == is.Uid && was.Gid == is.Gid {
		return nil
	}
	return f.Chown(int(was.Uid), int(was.Gid))
}
