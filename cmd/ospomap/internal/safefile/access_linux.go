package safefile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// accessList is the extended attribute that holds the POSIX access list.
const accessList = "system.posix_acl_access"

// keepAccess copies the access list of old to f, if it has one.
func keepAccess(f, old *os.File) error {
	list := make([]byte, 64<<10) // maximum size of an attribute
	n, err := unix.Fgetxattr(int(old.Fd()), accessList, list)
	switch {
	case errors.Is(err, unix.ENODATA) || errors.Is(err, unix.ENOTSUP):
		return nil
	case err != nil:
		return err
	}
	return unix.Fsetxattr(int(f.Fd()), accessList, list[:n], 0)
}
