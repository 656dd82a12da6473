// Package desktop opens files and addresses with the user's default programs.
package desktop

import (
	"fmt"
	"os/exec"
	"runtime"
)

// Open opens an address or a file with the user's default program. It does not wait for
// that program, which may be the browser itself; failures go to complain.
func Open(target string, complain func(line string)) {
	command := []string{"xdg-open", target}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", target}
	}
	opener := exec.Command(command[0], command[1:]...)
	if err := opener.Start(); err != nil {
		complain(fmt.Sprintf("cannot open it: %v", err))
		return
	}
	go func() {
		opener.Wait()
		if code := opener.ProcessState.ExitCode(); code > 0 {
			complain(fmt.Sprintf("cannot open it: %s ended with exit code %d", command[0], code))
		}
	}()
}
