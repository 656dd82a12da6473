package safefile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// accessList is the attribute that holds who may do what beyond the permissions.
const accessList = "system.posix_acl_access"

// keepAccess gives a file the access list of an old one, where that has one.
func keepAccess(f, old *os.File) error {
	list := make([]byte, 64<<10) // the most that an attribute may take
	n, err := unix.Fgetxattr(int(old.Fd()), accessList, list)
	switch {
	case errors.Is(err, unix.ENODATA) || errors.Is(err, unix.ENOTSUP):
		return nil
	case err != nil:
		return err
	}
	return unix.Fsetxattr(int(f.Fd()), accessList, list[:n], 0)
}
