#include "run/sandbox.h"

#include "base/error.h"
#include "run/landlock.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <system_error>

namespace engross::run {

namespace {

// Ways to the world that libraries may try in good faith: they are told no.
constexpr std::array refused{SCMP_SYS(socketpair),
                             SCMP_SYS(connect),
                             SCMP_SYS(fork),
                             SCMP_SYS(vfork),
                             SCMP_SYS(kill),
                             SCMP_SYS(tkill),
                             SCMP_SYS(rt_sigqueueinfo),
                             SCMP_SYS(rt_tgsigqueueinfo),
                             SCMP_SYS(pidfd_open),
                             SCMP_SYS(pidfd_send_signal),
                             SCMP_SYS(pidfd_getfd),
                             SCMP_SYS(symlink),
                             SCMP_SYS(symlinkat),
                             SCMP_SYS(link),
                             SCMP_SYS(linkat),
                             SCMP_SYS(mknod),
                             SCMP_SYS(mknodat),
                             SCMP_SYS(chown),
                             SCMP_SYS(fchown),
                             SCMP_SYS(lchown),
                             SCMP_SYS(fchownat),
                             SCMP_SYS(setxattr),
                             SCMP_SYS(lsetxattr),
                             SCMP_SYS(fsetxattr),
                             SCMP_SYS(shmget),
                             SCMP_SYS(shmat),
                             SCMP_SYS(msgget),
                             SCMP_SYS(semget),
                             SCMP_SYS(mq_open),
                             SCMP_SYS(inotify_init),
                             SCMP_SYS(inotify_init1),
                             SCMP_SYS(fanotify_init),
                             SCMP_SYS(setsid),
                             SCMP_SYS(setpgid),
                             SCMP_SYS(personality),
                             SCMP_SYS(execveat)};

// What a program needs: to be started (Landlock says which files may be), and a socket that nobody
// connects to.
constexpr std::array programs{SCMP_SYS(execve),
                              SCMP_SYS(socket),
                              SCMP_SYS(bind),
                              SCMP_SYS(listen),
                              SCMP_SYS(accept),
                              SCMP_SYS(accept4)};
// Kinds of local sockets that send without connect().
constexpr std::array loose_sockets{SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_PACKET};

// What no library of ours ever does: whoever tries has taken the process over.
constexpr std::array deadly{SCMP_SYS(ptrace),
                            SCMP_SYS(process_vm_readv),
                            SCMP_SYS(process_vm_writev),
                            SCMP_SYS(mount),
                            SCMP_SYS(umount2),
                            SCMP_SYS(move_mount),
                            SCMP_SYS(open_tree),
                            SCMP_SYS(fsopen),
                            SCMP_SYS(fsmount),
                            SCMP_SYS(fspick),
                            SCMP_SYS(pivot_root),
                            SCMP_SYS(chroot),
                            SCMP_SYS(setns),
                            SCMP_SYS(unshare),
                            SCMP_SYS(bpf),
                            SCMP_SYS(perf_event_open),
                            SCMP_SYS(kexec_load),
                            SCMP_SYS(kexec_file_load),
                            SCMP_SYS(init_module),
                            SCMP_SYS(finit_module),
                            SCMP_SYS(delete_module),
                            SCMP_SYS(reboot),
                            SCMP_SYS(swapon),
                            SCMP_SYS(swapoff),
                            SCMP_SYS(keyctl),
                            SCMP_SYS(add_key),
                            SCMP_SYS(request_key),
                            SCMP_SYS(userfaultfd),
                            SCMP_SYS(io_uring_setup),
                            SCMP_SYS(io_uring_enter),
                            SCMP_SYS(io_uring_register),
                            SCMP_SYS(open_by_handle_at),
                            SCMP_SYS(acct),
                            SCMP_SYS(settimeofday),
                            SCMP_SYS(clock_settime),
                            SCMP_SYS(clock_adjtime),
                            SCMP_SYS(iopl),
                            SCMP_SYS(ioperm),
                            SCMP_SYS(quotactl),
                            SCMP_SYS(sethostname),
                            SCMP_SYS(setdomainname)};

void need(bool done, const char* call) {
    if (!done) {
        throw std::system_error(errno, std::generic_category(), call);
    }
}

void need_zero(int result, const char* call) {
    if (result < 0) { // libseccomp answers with -errno
        throw std::system_error(-result, std::generic_category(), call);
    }
}

// Never above what we were given ourselves.
void limit(__rlimit_resource resource, std::uintmax_t soft, std::uintmax_t hard) {
    rlimit now{};
    need(::getrlimit(resource, &now) == 0, "getrlimit");
    const rlimit wanted{.rlim_cur = std::min<rlim_t>(soft, now.rlim_cur),
                        .rlim_max = std::min<rlim_t>(hard, now.rlim_max)};
    need(::setrlimit(resource, &wanted) == 0, "setrlimit");
}

void set_limits(const Cage& cage) {
    constexpr std::uintmax_t open_files = 256;
    constexpr unsigned grace = 5; // seconds between SIGXCPU and SIGKILL
#ifndef ENGROSS_SANITIZED         // which reserves terabytes
    limit(RLIMIT_AS, cage.memory, cage.memory);
#endif
    limit(RLIMIT_CPU, cage.cpu_seconds, cage.cpu_seconds + grace);
    limit(RLIMIT_FSIZE, cage.file_size, cage.file_size);
    limit(RLIMIT_NOFILE, open_files, open_files);
    limit(RLIMIT_CORE, 0, 0);
}

// Root is a user like others in here.
void drop_capabilities() {
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    const std::array<__user_cap_data_struct, 2> none{};
    need(::syscall(SYS_capset, &header, none.data()) == 0, "capset");
}

struct ReleaseRules {
    void operator()(void* rules) const { seccomp_release(rules); }
};

using OwnRules = std::unique_ptr<void, ReleaseRules>;

void add(scmp_filter_ctx rules,
         std::uint32_t answer,
         int call,
         std::initializer_list<scmp_arg_cmp> when = {}) {
    need_zero(seccomp_rule_add_array(
                  rules, answer, call, static_cast<unsigned>(when.size()), when.begin()),
              "seccomp_rule_add");
}

// SCMP_CMP() without C's literals.
scmp_arg_cmp argument(unsigned number, scmp_compare compare, scmp_datum_t a, scmp_datum_t b = 0) {
    return {.arg = number, .op = compare, .datum_a = a, .datum_b = b};
}

void refuse(scmp_filter_ctx rules, std::span<const int> calls) {
    for (const int call : calls) {
        add(rules, SCMP_ACT_ERRNO(EPERM), call);
    }
}

void refuse_loose_sockets(scmp_filter_ctx rules) {
    constexpr scmp_datum_t type = 0xF; // the rest are flags
    add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), {argument(0, SCMP_CMP_NE, AF_UNIX)});
    for (const auto each : loose_sockets) {
        add(rules,
            SCMP_ACT_ERRNO(EPERM),
            SCMP_SYS(socket),
            {argument(1, SCMP_CMP_MASKED_EQ, type, static_cast<scmp_datum_t>(each))});
    }
}

// "No place may be written", so that LibreOffice makes its socket not in /tmp but where
// OSL_SOCKET_PATH says (sal/osl/unx/pipe.cxx asks for /tmp, /var/tmp, then that).
void deny_write_access(scmp_filter_ctx rules) {
    add(rules, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(access), {argument(1, SCMP_CMP_EQ, W_OK)});
    for (const int call : {SCMP_SYS(faccessat), SCMP_SYS(faccessat2)}) {
        add(rules, SCMP_ACT_ERRNO(EACCES), call, {argument(2, SCMP_CMP_EQ, W_OK)});
    }
}

// The rules that are the same for all, or for all with a program.
OwnRules make_rules(bool with_program) {
    OwnRules own(seccomp_init(SCMP_ACT_ALLOW));
    const scmp_filter_ctx rules = own.get();
    need(rules != nullptr, "seccomp_init");
    refuse(rules, refused);
    if (with_program) {
        refuse_loose_sockets(rules);
        deny_write_access(rules);
    } else {
        refuse(rules, programs);
    }
    for (const int call : deadly) {
        add(rules, SCMP_ACT_KILL_PROCESS, call);
    }
    // Threads, but no processes; clone3 hides its flags in memory, and libc goes back to clone.
    add(rules, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    add(rules,
        SCMP_ACT_ERRNO(EPERM),
        SCMP_SYS(clone),
        {argument(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)});
    return own;
}

using Program = std::vector<sock_filter>;

// What the kernel runs at each call. libseccomp gives it to a descriptor only: a pipe holds 64 KiB,
// and this is a hundredth of that.
Program compiled(scmp_filter_ctx rules) {
    std::array<int, 2> ends{};
    need(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0, "pipe2");
    const int exported = seccomp_export_bpf(rules, ends[1]);
    Program program(BPF_MAXINSNS);
    const auto got = ::read(ends[0], program.data(), program.size() * sizeof(sock_filter));
    ::close(ends[0]);
    ::close(ends[1]);
    need_zero(exported, "seccomp_export_bpf");
    need(got > 0, "read");
    program.resize(static_cast<std::size_t>(got) / sizeof(sock_filter));
    return program;
}

// Made once: it takes longer than the rest of the cage.
const Program& common_rules() {
    static const Program program = compiled(make_rules(false).get());
    return program;
}

// tgkill() reaches this process alone: abort() and raise() need that much. Whatever the
// architecture, the other rules have seen to it.
std::array<sock_filter, 6> own_signals() {
    constexpr auto load = BPF_LD | BPF_W | BPF_ABS;
    constexpr auto is = BPF_JMP | BPF_JEQ | BPF_K;
    constexpr auto answer = BPF_RET | BPF_K;
    const auto self = static_cast<std::uint32_t>(::getpid());
    return {{BPF_STMT(load, offsetof(seccomp_data, nr)),
             BPF_JUMP(is, SYS_tgkill, 0, 2),
             BPF_STMT(load, offsetof(seccomp_data, args[0])),
             BPF_JUMP(is, self, 0, 1),
             BPF_STMT(answer, SECCOMP_RET_ALLOW),
             BPF_STMT(answer, SECCOMP_RET_ERRNO | EPERM)}};
}

void filter_by(std::span<const sock_filter> program) {
    const sock_fprog all{.len = static_cast<unsigned short>(program.size()),
                         .filter =
                             const_cast<sock_filter*>(program.data())}; // the kernel copies it
    need(::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) == 0, "PR_SET_SECCOMP");
}

void filter_calls(bool with_program) {
    filter_by(own_signals());
    filter_by(with_program ? compiled(make_rules(true).get()) : common_rules());
}

Error impossible(const std::system_error& error) {
    const std::string what = error.what();
    return machine_error("sandbox",
                         Text("無法建立沙箱（" + what + "）；確定檔案可信時，可用 --sandbox off。",
                              "The sandbox could not be set up (" + what +
                                  "); for files that you trust there is --sandbox off."));
}

} // namespace

void prepare() {
    try {
        static_cast<void>(common_rules());
    } catch (const std::system_error& error) {
        throw impossible(error);
    }
}

void enter(const Cage& cage) {
    try {
        need(::prctl(PR_SET_DUMPABLE, 0) == 0, "PR_SET_DUMPABLE");
        need(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "PR_SET_NO_NEW_PRIVS");
        std::signal(SIGXFSZ, SIG_IGN); // so that write() fails as on a full disk
        set_limits(cage);
        landlock::restrict(cage.readable, cage.writable, cage.program);
        drop_capabilities();
        filter_calls(!cage.program.empty());
    } catch (const std::system_error& error) {
        throw impossible(error);
    }
}

std::string sandbox_level() {
    const int version = landlock::abi();
    return (version > 0 ? "Landlock " + std::to_string(version) : std::string("no Landlock")) +
           ", seccomp";
}

} // namespace engross::run
