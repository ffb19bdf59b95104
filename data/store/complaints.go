package store

import (
	"errors"
	"fmt"
	"strings"
	"sync"
)

// complaints is the log that Badger is given: it keeps the errors, because Badger goes on after many of them.
type complaints struct {
	mu    sync.Mutex
	texts []string
}

const maxComplaints = 20

// Errorf keeps the message.
func (c *complaints) Errorf(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.texts) < maxComplaints {
		c.texts = append(c.texts, strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
}

// Warningf drops the message.
func (c *complaints) Warningf(string, ...any) {}

// Infof drops the message.
func (c *complaints) Infof(string, ...any) {}

// Debugf drops the message.
func (c *complaints) Debugf(string, ...any) {}

// err returns what was complained of so far, or nil.
func (c *complaints) err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.texts) == 0 {
		return nil
	}
	return errors.New("badger: " + strings.Join(c.texts, "; "))
}
