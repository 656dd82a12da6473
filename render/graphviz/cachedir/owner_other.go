//go:build !unix

package cachedir

import "io/fs"

// checkOwner checks nothing: on these systems the folders of Open are in the user's own
// profile, and file modes don't describe access by other users.
func checkOwner(string, fs.FileInfo) error { return nil }
