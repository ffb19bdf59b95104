package store

import "sync"

// visitors counts what reads the folder outside the locks. One that is in may come in again.
type visitors struct {
	mu   sync.Mutex
	n    int
	idle *sync.Cond
}

func (v *visitors) enter() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.n++
}

// Done says that one has left.
func (v *visitors) Done() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.n--; v.n == 0 && v.idle != nil {
		v.idle.Broadcast()
	}
}

// Wait waits until nobody is in.
func (v *visitors) Wait() { v.alone(func() {}) }

// alone calls fn when nobody is in, and lets nobody in meanwhile. fn must not enter.
func (v *visitors) alone(fn func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.idle == nil {
		v.idle = sync.NewCond(&v.mu)
	}
	for v.n > 0 {
		v.idle.Wait()
	}
	fn()
}
