package dev.orgate.server.swr;

class HuaweiSdkTest {}
