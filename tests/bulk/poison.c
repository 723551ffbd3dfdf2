/* Loaded before the C library by tests/bulk/faults.py: a document that ends in "poison:WORD" does in its worker what a
   fault in a library would do. Elsewhere, and to others, it does nothing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

static volatile int *volatile nowhere;

static int shut_in(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1; }

static void eat_memory(void) {
    for (size_t size = (size_t)1 << 30; size > 64; size /= 2)
        while (malloc(size) != NULL) {
        }
}

static void suffer(const char *word) {
    if (strncmp(word, "crash", 5) == 0)
        *nowhere = 0;
    if (strncmp(word, "abort", 5) == 0)
        abort();
    if (strncmp(word, "exit", 4) == 0)
        _exit(0);
    if (strncmp(word, "loop", 4) == 0)
        for (volatile int i = 0;; ++i) {
        }
    if (strncmp(word, "memory", 6) == 0)
        eat_memory();
    if (strncmp(word, "forks", 5) == 0)
        for (int i = 0; i < 1000 && fork() > 0; ++i) {
        }
}

ssize_t pread(int fd, void *buffer, size_t size, off_t at) {
    static ssize_t (*real)(int, void *, size_t, off_t);
    static const char mark[] = "poison:";
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "pread");
    ssize_t got = real(fd, buffer, size, at);
    if (got > 0 && shut_in()) {
        const char *found = memmem(buffer, (size_t)got, mark, sizeof mark - 1);
        if (found != NULL)
            suffer(found + sizeof mark - 1);
    }
    return got;
}

/* Two minutes of processor time would be long for a test. */
int setrlimit(__rlimit_resource_t what, const struct rlimit *limit) {
    static int (*real)(__rlimit_resource_t, const struct rlimit *);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "setrlimit");
    struct rlimit shorter = *limit;
    if (what == RLIMIT_CPU) {
        shorter.rlim_cur = (limit->rlim_cur + 119) / 120;
        shorter.rlim_max = shorter.rlim_cur + 1;
    }
    return real(what, &shorter);
}
