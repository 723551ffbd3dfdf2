#include "run/sandbox.h"

#include "run/landlock.h"

#include "base/error.h"

#include <linux/capability.h>
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
#include <span>
#include <system_error>

namespace engross::run {

namespace {

// Ways to the world that libraries may try in good faith: they are told no.
constexpr std::array refused{
    SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(kill),
    SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_send_signal), SCMP_SYS(pidfd_getfd), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(link),
    SCMP_SYS(linkat), SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(chown), SCMP_SYS(fchown), SCMP_SYS(lchown),
    SCMP_SYS(fchownat), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr), SCMP_SYS(shmget),
    SCMP_SYS(shmat), SCMP_SYS(msgget), SCMP_SYS(semget), SCMP_SYS(mq_open), SCMP_SYS(inotify_init),
    SCMP_SYS(inotify_init1), SCMP_SYS(fanotify_init), SCMP_SYS(setsid), SCMP_SYS(setpgid), SCMP_SYS(personality), SCMP_SYS(execveat)};

// What a program needs: to be started (Landlock says which files may be), and a socket that nobody connects to.
constexpr std::array programs{SCMP_SYS(execve), SCMP_SYS(socket), SCMP_SYS(bind),    SCMP_SYS(listen),
                              SCMP_SYS(accept), SCMP_SYS(accept4)};
// Kinds of local sockets that send without connect().
constexpr std::array loose_sockets{SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_PACKET};

// What no library of ours ever does: whoever tries has taken the process over.
constexpr std::array deadly{
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(mount), SCMP_SYS(umount2),
    SCMP_SYS(move_mount), SCMP_SYS(open_tree), SCMP_SYS(fsopen), SCMP_SYS(fsmount), SCMP_SYS(fspick),
    SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(setns), SCMP_SYS(unshare), SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open), SCMP_SYS(kexec_load), SCMP_SYS(kexec_file_load), SCMP_SYS(init_module),
    SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(reboot), SCMP_SYS(swapon), SCMP_SYS(swapoff),
    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register), SCMP_SYS(open_by_handle_at), SCMP_SYS(acct),
    SCMP_SYS(settimeofday), SCMP_SYS(clock_settime), SCMP_SYS(clock_adjtime), SCMP_SYS(iopl), SCMP_SYS(ioperm),
    SCMP_SYS(quotactl), SCMP_SYS(sethostname), SCMP_SYS(setdomainname)};

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
    const rlimit wanted{.rlim_cur = std::min<rlim_t>(soft, now.rlim_cur), .rlim_max = std::min<rlim_t>(hard, now.rlim_max)};
    need(::setrlimit(resource, &wanted) == 0, "setrlimit");
}

void set_limits(const Cage& cage) {
    constexpr std::uintmax_t open_files = 256;
    constexpr unsigned grace = 5; // seconds between SIGXCPU and SIGKILL
#ifndef __SANITIZE_ADDRESS__ // which reserves terabytes
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

void refuse(scmp_filter_ctx rules, std::span<const int> calls) {
    for (const int call : calls) {
        need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), call, 0), "seccomp_rule_add");
    }
}

void refuse_loose_sockets(scmp_filter_ctx rules) {
    constexpr scmp_datum_t type = 0xF; // the rest are flags
    need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX)),
              "seccomp_rule_add");
    for (const auto each : loose_sockets) {
        need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
                                   SCMP_A1(SCMP_CMP_MASKED_EQ, type, static_cast<scmp_datum_t>(each))),
                  "seccomp_rule_add");
    }
}

// "No place may be written", so that LibreOffice makes its socket not in /tmp but where OSL_SOCKET_PATH says
// (sal/osl/unx/pipe.cxx asks for /tmp, /var/tmp, then that).
void deny_write_access(scmp_filter_ctx rules) {
    need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(access), 1, SCMP_A1(SCMP_CMP_EQ, W_OK)),
              "seccomp_rule_add");
    for (const int call : {SCMP_SYS(faccessat), SCMP_SYS(faccessat2)}) {
        need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EACCES), call, 1, SCMP_A2(SCMP_CMP_EQ, W_OK)),
                  "seccomp_rule_add");
    }
}

// The rules that are the same for all.
scmp_filter_ctx make_rules(bool with_program) {
    const scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
    need(rules != nullptr, "seccomp_init");
    refuse(rules, refused);
    if (with_program) {
        refuse_loose_sockets(rules);
        deny_write_access(rules);
    } else {
        refuse(rules, programs);
    }
    for (const int call : deadly) {
        need_zero(seccomp_rule_add(rules, SCMP_ACT_KILL_PROCESS, call, 0), "seccomp_rule_add");
    }
    // Threads, but no processes; clone3 hides its flags in memory, and libc goes back to clone.
    need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0), "seccomp_rule_add");
    need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                               SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)),
              "seccomp_rule_add");
    return rules;
}

scmp_filter_ctx common_rules() {
    static const scmp_filter_ctx rules = make_rules(false);
    return rules;
}

void filter_calls(bool with_program) {
    const scmp_filter_ctx rules = with_program ? make_rules(true) : common_rules();
    const auto self = static_cast<scmp_datum_t>(::getpid());
    // abort() and raise() signal their own process.
    need_zero(seccomp_rule_add(rules, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_NE, self)),
              "seccomp_rule_add");
    need_zero(seccomp_load(rules), "seccomp_load");
}

Error impossible(const std::system_error& error) {
    const std::string what = error.what();
    return {ExitCode::internal, "sandbox",
            Text("無法建立沙箱（" + what + "）；確定檔案可信時，可用 --sandbox off。",
                 "The sandbox could not be set up (" + what + "); for files that you trust there is --sandbox off.")};
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
    return (version > 0 ? "Landlock " + std::to_string(version) : std::string("no Landlock")) + ", seccomp";
}

} // namespace engross::run
