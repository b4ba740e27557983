/* Loaded before the C library (LD_PRELOAD): counts the calls that change files below a folder, and at the one
   that was asked for ends the process at once, in the middle of it where it writes, or says that the disk is
   full; or ends the process so many microseconds after the first. Or the disk is full from the beginning. What comes before the first is done once: from
   there a process is forked for each try. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COUNTED, KILLED, FULL, FULL_FROM_HERE, KILLED_AFTER };

static int always, armed, how, asked, answered, served;
static long at, seen;
static struct timeval began;
static char below[PATH_MAX];

struct question { long at, how; };

/* What is to be done is read from one file, and what came of it (as wait says) written to another. */
void ended_serving(int from, int to, const char *folder) {
    asked = from, answered = to;
    snprintf(below, sizeof below, "%s", folder);
    armed = 1;
}

/* Of a process that is told so as it begins, and of all that it begins, the disk is full from the first call. */
__attribute__((constructor)) static void full_always(void) {
    const char *folder = getenv("PORTFOLIO_TESTS_FULL");
    if (!folder) return;
    snprintf(below, sizeof below, "%s", folder);
    always = armed = served = at = 1;
    how = FULL_FROM_HERE;
}

void ended_over(void) { armed = 0; }

long ended_seen(void) { return seen; }

long ended_microseconds(void) {
    struct timeval now;
    gettimeofday(&now, 0);
    return seen ? (now.tv_sec - began.tv_sec) * 1000000 + now.tv_usec - began.tv_usec : 0;
}

/* Of Python, in whose process this is: one of its threads may not be forked while another holds its lock. */
#define PYTHON(name, signature) static int (*name) signature; if (!name) name = dlsym(RTLD_DEFAULT, #name)

static void serve(void) {
    PYTHON(PyGILState_Ensure, (void));
    PYTHON(PyGILState_Release, (int));
    PYTHON(PyOS_BeforeFork, (void));
    PYTHON(PyOS_AfterFork_Parent, (void));
    PYTHON(PyOS_AfterFork_Child, (void));
    struct question next;
    while (read(asked, &next, sizeof next) == sizeof next) {
        int state = PyGILState_Ensure();
        PyOS_BeforeFork();
        pid_t child = fork();
        if (!child) {
            at = next.at, how = next.how, served = 1;
            PyOS_AfterFork_Child();
            PyGILState_Release(state);
            return;
        }
        PyOS_AfterFork_Parent();
        PyGILState_Release(state);
        int status;
        waitpid(child, &status, 0);
        if (write(answered, &status, sizeof status) != sizeof status) break;
    }
    _exit(0);
}

/* Where a process can be forked, before a call in the middle of what can't (SQLite, with its locks). */
void ended_from_here(void) { if (!served) serve(); }

static int met(void) {
    if (!served) serve();
    if (!seen++) {
        gettimeofday(&began, 0);
        struct itimerval timer = {{0, 0}, {at / 1000000, at % 1000000 + 1}};
        if (how == KILLED_AFTER)  /* nobody catches SIGALRM: it ends a process as SIGKILL does */
            setitimer(ITIMER_REAL, &timer, 0);
    }
    if (how == KILLED && seen == at)
        kill(getpid(), SIGKILL);
    if ((how == FULL && seen == at) || (how == FULL_FROM_HERE && seen >= at)) {
        errno = ENOSPC;
        return 1;
    }
    return 0;
}

static int is_below(const char *path) {
    char whole[PATH_MAX];
    if (path[0] != '/') {
        if (!getcwd(whole, sizeof whole)) return 0;
        path = whole;
    }
    if (always && !(strncmp(path, "/dev/", 5) && strncmp(path, "/proc/", 6))) return 0;
    return !strncmp(path, below, strlen(below));
}

static int of_file(int fd) {
    if (always && fd < 3) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0 || path[0] != '/' || !strncmp(path, "/memfd:", 7)) return 0;  /* a pipe is on no disk */
    path[size] = 0;
    return is_below(path);
}

/* What is there already is opened on a full disk as on any. */
static int is_new(const char *path) {
    int there = !access(path, F_OK);
    errno = ENOSPC;
    return !there;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                        \
    int name(const char *path, int flags, ...) {                          \
        REAL(name);                                                       \
        va_list more; va_start(more, flags);                              \
        mode_t mode = va_arg(more, mode_t); va_end(more);                 \
        if (armed && (flags & O_CREAT) && is_below(path) && met() && is_new(path)) return -1; \
        return real(path, flags, mode);                                   \
    }
OPEN(open)
OPEN(open64)

int openat(int folder, const char *path, int flags, ...) {
    REAL(openat);
    va_list more; va_start(more, flags);
    mode_t mode = va_arg(more, mode_t); va_end(more);
    if (armed && (flags & O_CREAT) && is_below(path) && met() && is_new(path)) return -1;
    return real(folder, path, flags, mode);
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    if (armed && of_file(fd)) {
        if (how == KILLED && seen + 1 == at) real(fd, data, size / 2);
        if (met()) return -1;
    }
    return real(fd, data, size);
}

#define PWRITE(name, offset_type)                                                      \
    ssize_t name(int fd, const void *data, size_t size, offset_type where) {           \
        REAL(name);                                                                    \
        if (armed && of_file(fd)) {                                                    \
            if (how == KILLED && seen + 1 == at) real(fd, data, size / 2, where);      \
            if (met()) return -1;                                                      \
        }                                                                              \
        return real(fd, data, size, where);                                            \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define ON_FD(name)                                         \
    int name(int fd) {                                      \
        REAL(name);                                         \
        if (armed && of_file(fd) && met()) return -1;       \
        return real(fd);                                    \
    }
ON_FD(fsync)
ON_FD(fdatasync)

/* what frees or changes no space never finds a full disk */
#define FREE(name, signature, given, path)                                     \
    int name signature {                                                       \
        REAL(name);                                                            \
        if (armed && how <= KILLED && is_below(path)) met();                   \
        return real given;                                                     \
    }
FREE(unlink, (const char *path), (path), path)
FREE(rmdir, (const char *path), (path), path)
FREE(chmod, (const char *path, mode_t mode), (path, mode), path)
FREE(truncate, (const char *path, off_t size), (path, size), path)

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    if (armed && how <= KILLED && of_file(fd)) met();
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    if (armed && how <= KILLED && of_file(fd)) met();
    return real(fd, size);
}

#define GROWS(name, signature, given, path)                                    \
    int name signature {                                                       \
        REAL(name);                                                            \
        if (armed && is_below(path) && met()) return -1;                       \
        return real given;                                                     \
    }
GROWS(rename, (const char *path, const char *to), (path, to), to)
GROWS(mkdir, (const char *path, mode_t mode), (path, mode), path)
GROWS(link, (const char *path, const char *to), (path, to), to)
GROWS(symlink, (const char *path, const char *to), (path, to), to)
